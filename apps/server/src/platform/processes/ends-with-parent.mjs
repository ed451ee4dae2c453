// Loaded into every child process before its own program: when the server that started it is gone, however it went, the
// channel between them breaks and the child ends too. What the child itself starts with Node inherits this.
process.on('disconnect', () => process.exit(0))
