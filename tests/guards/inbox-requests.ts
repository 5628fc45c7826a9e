/** How the rows of the table of access that are about what waits, notifications and comments are asked. */
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, nothing } from './access-request.js'
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
  'Mutation.deleteComment': async (target, app) => input({ commentId: (await aComment(target, app)).commentId }),
  'Query.workItemColleagues': () => ({ variables: { itemId: 'mail_failed:kohde' } }),
  'Mutation.putOffWorkItem': () => input({ itemId: 'mail_failed:kohde', until: todayIn() }),
  'Mutation.handOnWorkItem': ({ userId }) => input({ itemId: 'mail_failed:kohde', userId }),
  'Mutation.takeBackWorkItem': async ({ consortiumId, userId }, app) => {
    const itemId = `mail_failed:${newId()}`
    await app.rows('INSERT INTO work_item_mark (consortium_id, user_id, item_id, put_off_until) VALUES ($1, $2, $3, app.today() + 7)', [consortiumId, userId, itemId])
    return input({ itemId })
  },
  'Mutation.giveBackWorkItem': ({ userId }) => input({ itemId: 'mail_failed:kohde', userId }),
  'Query.notifications': async ({ consortiumId, userId }, app) => {
    const id = newId()
    await app.rows(`INSERT INTO notification (id, consortium_id, user_id, topic, topic_group, mail) VALUES ($1, $2, $3, 'return_reminder', 'returns', 'sent')`, [id, consortiumId, userId])
    return { variables: { first: 100, unreadOnly: false }, depth: 2, shows: id }
  },
  'Query.unreadNotificationCount': nothing,
  'Query.notificationPreferences': nothing,
  'Mutation.markNotificationsRead': () => input({ ids: [newId()] }),
  'Mutation.setNotificationPreference': () => input({ group: 'reports', frequency: 'daily' })
}
