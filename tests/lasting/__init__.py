"""Nothing lost, nothing doubled: everything that can go wrong with a running app, driven through the playground."""
