"""Every SQL statement. Functions take the open transaction, then whose data it is; they never commit."""
