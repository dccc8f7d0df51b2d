// Loaded first by every program that npm starts: nobody can stop a server any more whose parent is gone, so it stops itself.
const everyMs = 500
const onceMs = 500
const parent = process.ppid

// Children of the program inherit its Node options; they have a parent of their own to follow.
const [at, ours] = [process.execArgv.indexOf('--import'), import.meta.url]
if (process.execArgv[at + 1] === ours) process.execArgv.splice(at, 2)

// Started by an older Node: its end closes the channel.
process.once('disconnect', stop)
process.channel?.unref()

// Started by npm: that passes SIGTERM to the shell between us, which dies of it without a word to us.
if (process.env.npm_lifecycle_event && !process.channel && process.platform !== 'win32') {
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, everyMs)
  timer.unref()
}

// One Ctrl-C comes from the terminal and again from npm: a program that treats the second as "at once" hears it once.
const emit = process.emit.bind(process)
let lastMs = -Infinity
Object.assign(process, { emit: emitOnce })

/**
 * @param {string} event
 * @param {unknown[]} rest
 */
function emitOnce(event, ...rest) {
  if (event === 'SIGINT') {
    const beforeMs = lastMs
    lastMs = performance.now()
    if (lastMs - beforeMs < onceMs) return true
  }
  return Boolean(Reflect.apply(emit, process, [event, ...rest]))
}

function stop() {
  process.kill(process.pid, 'SIGTERM')
}
