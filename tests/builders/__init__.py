"""Small inputs that tests start from."""
