import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsOptional, IsString, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { DecimalText, ParamsScalar } from '../../../core/graphql/scalars.js'
import { CellStatusEnum } from '../../results/unit-return/cell/cell.graphql.js'

export enum EditionStandingEnum {
  included = 'included',
  missing = 'missing'
}
registerEnumType(EditionStandingEnum, {
  name: 'EditionStanding',
  description: 'Whether the figures of a return are part of an edition.',
  valuesMap: {
    included: { description: 'The head office had accepted it.' },
    missing: { description: 'It was asked for, and not accepted.' }
  }
})

@ObjectType({ description: 'A part of an edition: a file of rows, the same bytes whenever it is asked for.' })
export class EditionPart {
  @Field(() => String, { description: 'Its name: facts, returns and so on.' })
  name!: string

  @Field(() => Int, { description: 'How many rows it has.' })
  rowCount!: number

  @Field(() => Int, { description: 'How many bytes it has.' })
  byteCount!: number

  @Field(() => String, { description: 'Its SHA-256, in hex.' })
  sha256!: string
}

@ObjectType({ description: 'A part of a prepared edition that no longer is what stands in the records.' })
export class OutdatedEditionPart {
  @Field(() => String, { description: 'The name of the part.' })
  part!: string

  @Field(() => Int, { description: 'How many of its rows differ.' })
  rowCount!: number
}

@ObjectType({ isAbstract: true })
abstract class WithheldCount {
  @Field(() => Int, { description: 'Figures that are small themselves.' })
  primary!: number

  @Field(() => Int, { description: 'Figures that would give another away.' })
  secondary!: number

  @Field(() => Int, { description: 'Figures that are worked out of one that is withheld.' })
  derived!: number

  @Field(() => Int, { description: 'How many figures have a value.' })
  figureCount!: number
}

@ObjectType({ description: 'How much is withheld through one lens: the whole, the centres, the units, or the areas of a division.' })
export class EditionLensProtection extends WithheldCount {
  @Field(() => String, { description: 'The lens: network, centre, unit, or the name of a division.' })
  lens!: string
}

@ObjectType({ description: 'How much of an edition is withheld from whoever must be served so carefully.' })
export class EditionProtectionCount extends WithheldCount {
  @Field(() => String, { description: 'How carefully: persons:5;survey:10;zero:show.' })
  level!: string

  @Field(() => [EditionLensProtection], { description: 'The same, lens by lens: what telling the areas of each division costs.' })
  lenses!: EditionLensProtection[]
}

@ObjectType({ description: 'A return of an edition, with those who stand behind it.' })
export class EditionReturn {
  @Field(() => ID, { description: 'The id of the return.' })
  returnId!: string

  @Field(() => EditionStandingEnum, { description: 'Whether its figures are part of the edition.' })
  standing!: `${EditionStandingEnum}`

  @Field(() => ID, { description: 'The unit.' })
  unitId!: string

  @Field(() => LocalizedTextType, { description: 'The name of the unit in the period.' })
  unitName!: LocalizedText

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of its centre then; null when it belonged to none.' })
  centreName!: LocalizedText | null

  @Field(() => String, { description: 'The period.' })
  period!: string

  @Field(() => Int, { description: 'The version whose figures it holds; 0 when it holds none.' })
  number!: number

  @Field(() => String, { nullable: true, description: 'Who sent it, by the name that they had then.' })
  sentBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was sent.' })
  sentAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who verified it.' })
  verifiedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was verified.' })
  verifiedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Who accepted it.' })
  acceptedBy!: string | null

  @Field(() => Date, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null
}

@ObjectType({ description: 'A page of the returns of an edition.' })
export class EditionReturnConnection extends ConnectionOf(EditionReturn, 'returns') {}

@ArgsType()
export class EditionReturnArgs extends PageArgs {
  @Field(() => EditionStandingEnum, { nullable: true, description: 'Those that are part of it, or those that are missing; all when not given.' })
  @IsOptional()
  standing?: `${EditionStandingEnum}` | null

  @Field(() => String, { nullable: true, description: 'A part of the name of the unit or its centre.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null
}

@ObjectType({ description: 'How much of the difference of a figure of the whole network a change explains.' })
export class EditionEffect {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name in the edition.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The period, or the run of periods as first/last.' })
  period!: string

  @Field(() => DecimalText, { description: 'By how much the figure moved.' })
  amount!: string
}

@ObjectType({ description: 'One thing that differs from the edition before.' })
export class EditionChange {
  @Field(() => Int, { description: 'Its place in the order in which changes are told, from 1.' })
  place!: number

  @Field(() => String, { description: 'What it is: figure_corrected, return_added, definition_changed and so on.' })
  kind!: string

  @Field(() => ID, { nullable: true, description: 'The return, where it is about one.' })
  returnId!: string | null

  @Field(() => ID, { nullable: true, description: 'The unit, where it is about one.' })
  unitId!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the unit in the edition.' })
  unitName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'The code of the indicator, where it is about one.' })
  indicatorCode!: string | null

  @Field(() => LocalizedTextType, { nullable: true, description: 'The name of the indicator in the edition.' })
  indicatorName!: LocalizedText | null

  @Field(() => String, { nullable: true, description: 'The categories of the figure; empty for the figure as a whole.' })
  breakdown!: string | null

  @Field(() => [LocalizedTextType], { description: 'The names of these categories in the edition, in the same order.' })
  categoryNames!: LocalizedText[]

  @Field(() => String, { nullable: true, description: 'The period.' })
  period!: string | null

  @Field(() => CellStatusEnum, { nullable: true, description: 'What was answered before; null when nothing was asked.' })
  wasStatus!: CellStatus | null

  @Field(() => DecimalText, { nullable: true, description: 'The figure before.' })
  was!: string | null

  @Field(() => CellStatusEnum, { nullable: true, description: 'What is answered now; null when nothing is asked.' })
  status!: CellStatus | null

  @Field(() => DecimalText, { nullable: true, description: 'The figure now.' })
  value!: string | null

  @Field(() => String, { description: 'Why, in the words of whoever corrected or reopened it; empty where nobody had to say.' })
  reason!: string

  @Field(() => ParamsScalar, { description: 'What else there is to say, by names: from, to, count, formula and the like.' })
  details!: Readonly<Record<string, string>>

  @Field(() => [EditionEffect], { description: 'What it explains of the figures of the whole network.' })
  effects!: EditionEffect[]
}

@ObjectType({ description: 'A page of what differs from the edition before.' })
export class EditionChangeConnection extends ConnectionOf(EditionChange, 'changes') {}

@ObjectType({ description: 'A part of a difference, and the change that explains it.' })
export class ExplainedPart {
  @Field(() => Int, { description: 'The place of the change.' })
  place!: number

  @Field(() => DecimalText, { description: 'How much it explains.' })
  amount!: string
}

@ObjectType({ description: 'A figure of the whole network that is another one than in the edition before.' })
export class MovedFigure {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId!: string

  @Field(() => String, { description: 'Its code.' })
  code!: string

  @Field(() => LocalizedTextType, { description: 'Its name in the edition.' })
  name!: LocalizedText

  @Field(() => String, { description: 'The period, or the run of periods as first/last.' })
  period!: string

  @Field(() => DecimalText, { nullable: true, description: 'The figure before; null when there was none.' })
  was!: string | null

  @Field(() => DecimalText, { nullable: true, description: 'The figure now; null when there is none.' })
  value!: string | null

  @Field(() => DecimalText, { description: 'By how much it moved.' })
  difference!: string

  @Field(() => [ExplainedPart], { description: 'The changes that explain it; together they are the difference.' })
  parts!: ExplainedPart[]
}
