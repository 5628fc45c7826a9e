import { Injectable } from '@nestjs/common'
import { ModuleRef } from '@nestjs/core'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import { mayDelete, mayEdit } from '@solmu/domain/inbox/comment.js'
import { recordKinds } from '@solmu/domain/inbox/records.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Records } from '../../../core/records.js'
import { Colleagues } from '../colleagues.js'
import type { Colleague, ColleagueArgs, Discussion, DiscussionArgs, DiscussionEntry, OfferedColleague } from './comment.graphql.js'
import { CommentQueries, type CommentRow, type DeedRow } from './comment.queries.js'

/** How many colleagues are offered at once. */
const offered = 10

/** Reads what was said about a record and done to it, in one line of time. */
@Injectable()
export class DiscussionReader {
  constructor(
    private readonly records: Records,
    private readonly queries: CommentQueries,
    private readonly people: Colleagues,
    private readonly access: Access,
    private readonly modules: ModuleRef
  ) {}

  /** @throws DomainError NOT_FOUND */
  async of({ subjectType, subjectId, first, commentsOnly }: DiscussionArgs): Promise<Discussion> {
    const record = await this.records.find({ kind: subjectType, id: subjectId })
    const people = await this.queries.people(record)
    const comments = await this.queries.newest(record, first + 1)
    const deeds = commentsOnly ? [] : await this.queries.deeds(record, this.mutations(), first + 1)
    const all = [...comments.map((row) => this.commentEntry(row, people)), ...deeds.map(deedEntry)].sort((one, other) => other.at.getTime() - one.at.getTime())
    return {
      entries: all.slice(0, first).reverse(),
      hasEarlier: all.length > first,
      commentCount: await this.queries.count(record),
      mayComment: this.access.holdsAnywhere('comment.write')
    }
  }

  /**
   * The colleagues who may read a record, by name.
   *
   * @throws DomainError NOT_FOUND
   */
  async readers({ subjectType, subjectId, search }: ColleagueArgs): Promise<OfferedColleague[]> {
    const record = await this.records.find({ kind: subjectType, id: subjectId })
    const place = this.records.peopleOf(record.kind)
    const colleagues = place ? await this.people.about(place, record.id, search) : await this.people.who(recordKinds[record.kind].action, record.unitId, search)
    const readers = new Set(await this.records.readersAmong(colleagues.slice(0, 3 * offered).map(({ userId }) => userId), record))
    return colleagues.filter(({ userId }) => readers.has(userId)).slice(0, offered)
  }

  /** A comment as its reader sees it. */
  commentEntry({ id, at, authorId, body, mentioned, editedAt, deletedAt }: CommentRow, people: readonly Colleague[]): DiscussionEntry {
    const of = (userId: string) => people.find((person) => person.userId === userId)
    const { userId } = currentViewer()
    const kept = { authorId, at, deletedAt }
    const may = this.access.holdsAnywhere('comment.write')
    const person = of(authorId) ?? null
    return {
      ...{ id, at, body, editedAt, deletedAt, deed: null, person, actor: person ? 'person' : 'former' },
      mentioned: mentioned.flatMap((each) => of(each) ?? []),
      mayEdit: may && mayEdit(kept, userId, new Date()),
      mayDelete: may && mayDelete(kept, userId)
    }
  }

  /** What changes something: what was only read is nobody's business but the trail's. */
  private mutations(): string[] {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false })
    return Object.keys(schema.getMutationType()?.getFields() ?? {})
  }
}

const deedEntry = ({ id, at, deed, actorId, actorName, actor }: DeedRow): DiscussionEntry => ({
  ...{ id, at, deed, actor, body: null, mentioned: [], editedAt: null, deletedAt: null, mayEdit: false, mayDelete: false },
  person: actorId !== null && actorName !== null ? { userId: actorId, displayName: actorName } : null
})
