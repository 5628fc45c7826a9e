/** How the rows of the table of access that are about what waits, notifications and comments are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers } from './access-request.js'
import type { Target } from './access-targets.js'
import { aReturnAt } from './return-targets.js'

/** What a member of the target's unit has said about a return of it. */
async function aComment(target: Target, app: TestApp): Promise<{ subjectId: string; commentId: string }> {
  const { returnId: subjectId } = await aReturnAt(target, app)
  const commentId = newId()
  await app.rows(`INSERT INTO comment (id, consortium_id, subject_type, subject_id, unit_id, author_id, body) VALUES ($1, $2, 'unit_return', $3, $4, $5, 'Kohde')`, [
    ...[commentId, target.consortiumId, subjectId, target.unitId, target.userId]
  ])
  return { subjectId, commentId }
}

const aboutReturn = async (target: Target, app: TestApp) => ({ subjectType: 'unit_return', subjectId: (await aReturnAt(target, app)).returnId })

export const inboxRequests: Makers = {
  'Query.discussion': async (target, app) => {
    const { subjectId, commentId } = await aComment(target, app)
    return { variables: { subjectType: 'unit_return', subjectId, first: 10, commentsOnly: true }, depth: 2, shows: commentId }
  },
  'Query.recordReaders': async (target, app) => ({ variables: await aboutReturn(target, app) }),
  'Mutation.addComment': async (target, app) => input({ ...(await aboutReturn(target, app)), body: ' ' }),
  'Mutation.editComment': async (target, app) => input({ commentId: (await aComment(target, app)).commentId, body: 'a' }),
  'Mutation.deleteComment': async (target, app) => input({ commentId: (await aComment(target, app)).commentId })
}
