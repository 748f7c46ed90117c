"""One module a format; each has `parse(given)`, which yields what is found. They run in the child process only."""
