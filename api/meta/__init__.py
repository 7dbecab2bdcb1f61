"""What this server is: province, reporting month, demo or not."""
