import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Access } from '../../../core/access/access.js'
import { Requires } from '../../../core/access/requires.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { asksFor } from '../../../core/graphql/page.js'
import { EffectService } from './effect.service.js'
import { EvidenceService } from './evidence.service.js'
import {
  ImprovementConnection,
  ImprovementEventType,
  ImprovementEvidenceType,
  ImprovementMeasuredEffectType,
  ImprovementPayload,
  ImprovementPersonType,
  ImprovementStepOptionType,
  ImprovementType
} from './improvement.graphql.js'
import { AddImprovementEvidenceInput, ChangeImprovementInput, ImprovementListArgs, MoveImprovementInput, NoteImprovementInput, OpenImprovementInput, RemoveImprovementEvidenceInput } from './improvement.input.js'
import { ImprovementQueries, type ImprovementRow } from './improvement.queries.js'
import { ImprovementService } from './improvement.service.js'

/** Findings and improvement actions: the board of the network. */
@Resolver(() => ImprovementType)
export class ImprovementResolver {
  constructor(
    private readonly service: ImprovementService,
    private readonly queries: ImprovementQueries,
    private readonly evidence: EvidenceService
  ) {}

  @Requires('improvement.read')
  @Query(() => ImprovementConnection, { description: 'Findings and actions, what is overdue first.' })
  async improvements(@Args() args: ImprovementListArgs, @Info() info: GraphQLResolveInfo): Promise<ImprovementConnection> {
    return (await this.queries.list(args, asksFor(info, 'totalCount'))) as unknown as ImprovementConnection
  }

  @Requires('improvement.read')
  @Query(() => ImprovementType, { description: 'One finding or action.' })
  async improvement(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<ImprovementType> {
    return shown(await this.service.one(id))
  }

  @Requires('improvement.edit')
  @Query(() => [ImprovementPersonType], { description: 'Who can own what belongs to a unit; nobody where the viewer may not write.' })
  improvementOwners(@Args('unitId', { type: () => ID, description: 'Which unit.' }) unitId: string): Promise<ImprovementPersonType[]> {
    return this.queries.owners(unitId)
  }

  @Requires('improvement.edit')
  @Mutation(() => ImprovementPayload, { description: 'Opens a finding, or an action for one or by itself.' })
  async openImprovement(@Args('input', { description: 'What it is to be.' }) input: OpenImprovementInput): Promise<ImprovementPayload> {
    return { improvement: shown(await this.service.open(input)) }
  }

  @Requires('improvement.edit')
  @Mutation(() => ImprovementPayload, { description: 'Changes what a finding or an action says.' })
  async changeImprovement(@Args('input', { description: 'What it is to say.' }) input: ChangeImprovementInput): Promise<ImprovementPayload> {
    return { improvement: shown(await this.service.change(input)) }
  }

  @Requires('improvement.read')
  @Mutation(() => ImprovementPayload, { description: 'Takes a step. Nobody closes what has been in their own hands.' })
  async moveImprovement(@Args('input', { description: 'Which step.' }) input: MoveImprovementInput): Promise<ImprovementPayload> {
    return { improvement: shown(await this.service.move(input)) }
  }

  @Requires('improvement.read')
  @Mutation(() => ImprovementPayload, { description: 'Notes how it goes.' })
  async noteImprovement(@Args('input', { description: 'What there is to say.' }) input: NoteImprovementInput): Promise<ImprovementPayload> {
    return { improvement: shown(await this.service.say(input)) }
  }

  @Requires('improvement.edit')
  @Mutation(() => ImprovementPayload, { description: 'Adds a link or a note that shows that it was done.' })
  async addImprovementEvidence(@Args('input', { description: 'What it is.' }) input: AddImprovementEvidenceInput): Promise<ImprovementPayload> {
    return { improvement: shown(await this.evidence.add(input)) }
  }

  @Requires('improvement.edit')
  @Mutation(() => ImprovementPayload, { description: 'Takes evidence back.' })
  async removeImprovementEvidence(@Args('input', { description: 'Which one.' }) { evidenceId }: RemoveImprovementEvidenceInput): Promise<ImprovementPayload> {
    return { improvement: shown(await this.evidence.remove(evidenceId)) }
  }
}

/** The fields that take a look of their own. */
@Resolver(() => ImprovementType)
export class ImprovementFieldsResolver {
  constructor(
    private readonly service: ImprovementService,
    private readonly queries: ImprovementQueries,
    private readonly effects: EffectService,
    private readonly access: Access,
    private readonly db: Db
  ) {}

  @ResolveField(() => ImprovementPersonType, { nullable: true, description: 'Whose it is to do.' })
  owner(@Parent() parent: ImprovementType): Promise<ImprovementPersonType | null> {
    const { id, ownerId } = rowOf(parent)
    return this.person(id, ownerId)
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may change what it says.' })
  mayEdit(@Parent() parent: ImprovementType): boolean {
    return parent.state !== 'closed' && this.access.may('improvement.edit', { unitId: parent.unit.id })
  }

  @ResolveField(() => [ImprovementStepOptionType], { description: 'The steps that are the viewer’s to take.' })
  stepOptions(@Parent() parent: ImprovementType): Promise<ImprovementStepOptionType[]> {
    return this.service.choices(rowOf(parent))
  }

  @ResolveField(() => [ImprovementType], { description: 'The actions for a finding.' })
  async actions(@Parent() { id, kind }: ImprovementType): Promise<ImprovementType[]> {
    return kind === 'finding' ? (await this.look(() => this.queries.actionsOf(id))).map(shown) : []
  }

  @ResolveField(() => ImprovementType, { nullable: true, description: 'The finding that an action is for.' })
  async finding(@Parent() { findingId }: ImprovementType): Promise<ImprovementType | null> {
    const row = findingId === null ? undefined : await this.look(() => this.queries.one(findingId))
    return row ? shown(row) : null
  }

  @ResolveField(() => ImprovementMeasuredEffectType, { nullable: true, description: 'Whether it helped; null for what is not about a framework.' })
  async effect(@Parent() parent: ImprovementType): Promise<ImprovementMeasuredEffectType | null> {
    const measured = await this.look(() => this.effects.of(rowOf(parent)))
    const text = (of: { assessedOn: string; value: number } | null) => of && { assessedOn: of.assessedOn, value: String(of.value) }
    return measured && { effect: measured.effect, before: text(measured.before), after: text(measured.after) }
  }

  @ResolveField(() => [ImprovementEventType], { description: 'What has happened to it, the newest first.' })
  async events(@Parent() { id }: ImprovementType): Promise<ImprovementEventType[]> {
    const rows = await this.look(() => this.queries.events(id))
    return Promise.all(rows.map(async ({ byId, ...row }) => ({ ...row, by: await this.person(id, byId) })))
  }

  @ResolveField(() => [ImprovementEvidenceType], { description: 'What shows that it was done.' })
  async evidence(@Parent() { id }: ImprovementType): Promise<ImprovementEvidenceType[]> {
    const rows = await this.look(() => this.queries.evidenceOf(id))
    return Promise.all(rows.map(async ({ addedById, ...row }) => ({ ...row, addedBy: await this.person(id, addedById) })))
  }

  /** What a mutation answers is read after its transaction has ended. */
  private look<T>(work: () => Promise<T>): Promise<T> {
    return hasTransaction() ? work() : this.db.read(work)
  }

  private async person(itemId: string, id: string | null): Promise<ImprovementPersonType | null> {
    if (id === null) return null
    const displayName = (await this.queries.standing(itemId))?.people[id]
    return displayName === undefined ? null : { id, displayName }
  }
}

/** A row as the type shows it: what it lacks is told by the fields above. */
const shown = (row: ImprovementRow): ImprovementType => row as unknown as ImprovementType
const rowOf = (parent: ImprovementType): ImprovementRow => parent as unknown as ImprovementRow
