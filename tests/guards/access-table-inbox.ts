/** The rows of the table of access that are about what waits, what people are told, and what they say about records. */
export const inboxRows = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── What is said about a return: by whoever reads it, and what others have said is theirs to change. ──
Query.discussion                                   local        shown                 ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Query.recordReaders                                local        done                  ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Mutation.addComment                                local        REQUIRED              ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Mutation.editComment                               local        COMMENT_KEPT          ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
Mutation.deleteComment                             local        COMMENT_KEPT          ··AM  ··AM  A·MM  AMMM  AMMM  ··MM  ··NN  ··AM
`
