/** The documents there are: each is a template of this name. */
export type DocumentTemplate = "convocation" | "receipt";

/** Makes documents for people to keep and print. */
export interface DocumentRenderer {
  /**
   * Fills a template: a tagged PDF (the words of `content` are data and never read as markup). Which words
   * stand where is the template's; `content` is whatever it reads.
   *
   * @throws when the template does not compile with this content: a bug.
   */
  render(template: DocumentTemplate, content: object): Promise<Uint8Array>;
}
