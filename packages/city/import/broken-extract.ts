/** An extract that cannot be read: says which file, what is wrong with it, and what to do. */
export class BrokenExtract extends Error {
  override readonly name = 'BrokenExtract'
  readonly file: string
  readonly problem: string
  readonly remedy: string

  constructor(file: string, problem: string, remedy: string) {
    super(`${file} ${problem}. ${remedy}`)
    this.file = file
    this.problem = problem
    this.remedy = remedy
  }
}
