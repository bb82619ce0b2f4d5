"""One feed a file, each under the name that `detente import --format` knows it by."""
