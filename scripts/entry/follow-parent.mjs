// Preloaded into the program when an older Node started it: the channel closes when that parent is killed outright, and a
// server that nobody can stop any more must not stay behind.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
