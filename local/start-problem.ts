/** Something the person who starts the platform can put right; its message is one clear line. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}
