/**
 * The server cannot start, and a person can do something about it. The message is one line: what is wrong and the
 * remedy. Print it as it is, without a stack, and exit with a code other than 0.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}
