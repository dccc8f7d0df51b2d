/** A folder of an ambulance model that cannot be used: says which file and line, what is wrong, and what to do. */
export class BrokenModel extends Error {
  override readonly name = 'BrokenModel'

  constructor(where: string, problem: string, remedy: string) {
    super(`${where} ${problem}. ${remedy}`)
  }
}
