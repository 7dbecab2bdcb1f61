"""Log-in by phone and PIN, sessions as rows, devices, invitations, throttling."""
