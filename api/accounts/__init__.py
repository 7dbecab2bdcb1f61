"""Accounts, grants, invitations, sessions and devices as officials administer them, and the phone's own device."""
