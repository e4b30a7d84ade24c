"""One message as mail: its bytes, headers and parts, and whether its sender is vouched for."""
