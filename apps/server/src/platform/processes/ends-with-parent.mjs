// Loaded into every child process before its own program: when the server that started it is gone, however it went, the
// channel between them breaks and the child ends too. The channel itself never keeps a child alive.
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
