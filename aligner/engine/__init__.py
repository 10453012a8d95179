"""Many files at speed: tasks, processes, a cache, and results that wait on disk."""
