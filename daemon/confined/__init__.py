"""What others have sent is read here, in child processes limited in time, memory and files."""
