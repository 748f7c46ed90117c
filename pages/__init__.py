"""What people see: one recipe a page."""
