import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { countAsked } from '@solmu/domain/results/sheet.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { CellCommentType, PresenceType } from './cell/cell-comment.graphql.js'
import { PresenceService } from './cell/presence.service.js'
import { ReturnStore } from './return-store.js'
import { SheetRowType } from './sheet/sheet.graphql.js'
import { SheetService } from './sheet/sheet.service.js'
import { ReturnVersionType, UnitReturnType } from './unit-return.graphql.js'
import { UnitReturnQueries } from './unit-return.queries.js'

/** What is read of a return only when somebody asks for it. */
@Resolver(() => UnitReturnType)
export class UnitReturnFieldsResolver {
  constructor(
    private readonly store: ReturnStore,
    private readonly queries: UnitReturnQueries,
    private readonly sheets: SheetService,
    private readonly presences: PresenceService
  ) {}

  @ResolveField(() => OrgUnitRefType, { description: 'The unit that reports.' })
  unit(@Parent() { record }: UnitReturnType): Promise<OrgUnitRefType | null> {
    return this.queries.unit(record.unitId)
  }

  @ResolveField(() => OrgUnitRefType, {
    nullable: true,
    description: 'The centre to which the unit belonged on the last day of the period; null when it belonged to none.'
  })
  centre(@Parent() { record }: UnitReturnType): Promise<OrgUnitRefType | null> | null {
    return record.centreId === null ? null : this.queries.unit(record.centreId)
  }

  @ResolveField(() => [SheetRowType], { description: 'The working copy, in the order of the form.' })
  sheet(@Parent() { record }: UnitReturnType): Promise<SheetRowType[]> {
    return this.sheets.workingCopy(record)
  }

  @ResolveField(() => [CellCommentType], { description: 'What was said, the oldest first.' })
  comments(@Parent() { id }: UnitReturnType): Promise<CellCommentType[]> {
    return this.queries.comments(id)
  }

  @ResolveField(() => [PresenceType], { description: 'Who has it open right now, oneself first.' })
  presence(@Parent() { id }: UnitReturnType): Promise<PresenceType[]> {
    return this.presences.of(id)
  }

  @ResolveField(() => [ReturnVersionType], { description: 'What was sent, the newest first.' })
  versions(@Parent() { id }: UnitReturnType): Promise<ReturnVersionType[]> {
    return this.queries.versions(id)
  }

  @ResolveField(() => Int, { description: 'How many figures were answered, in whichever way.' })
  givenCount(@Parent() { id, givenCount }: UnitReturnType): number | Promise<number> {
    return givenCount ?? this.queries.givenCount(id)
  }

  @ResolveField(() => Int, { description: 'How many figures are asked for.' })
  async askedCount(@Parent() { record }: UnitReturnType): Promise<number> {
    return countAsked(await this.store.askedOf(record))
  }
}
