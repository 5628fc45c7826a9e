import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { OverlapReason, OverlapVerdict } from '@solmu/domain/portfolio/overlap.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'

export enum ProjectOverlapVerdictEnum {
  open = 'open',
  linked = 'linked',
  set_aside = 'set_aside'
}
registerEnumType(ProjectOverlapVerdictEnum, {
  name: 'ProjectOverlapVerdict',
  description: 'What was said of two projects that look alike.',
  valuesMap: { open: { description: 'Somebody should look.' }, linked: { description: 'They belong together, and know of each other.' }, set_aside: { description: 'They are no overlap.' } }
})

export enum ProjectOverlapReasonEnum {
  name = 'name',
  task_area = 'task_area',
  idea = 'idea',
  region = 'region',
  lead = 'lead',
  time = 'time'
}
registerEnumType(ProjectOverlapReasonEnum, {
  name: 'ProjectOverlapReason',
  description: 'What makes two projects alike.',
  valuesMap: {
    name: { description: 'They are called much the same.' },
    task_area: { description: 'They share a task area.' },
    idea: { description: 'They share a project idea.' },
    region: { description: 'They are carried out in the same region.' },
    lead: { description: 'They are led by the same organisation.' },
    time: { description: 'They run at the same time.' }
  }
})

@ArgsType()
export class ProjectOverlapArgs {
  @Field(() => ProjectOverlapVerdictEnum, { nullable: true, description: 'Of which of them was what said; all of them when not given.' })
  @IsOptional()
  verdict?: `${ProjectOverlapVerdictEnum}` | null

  @Field(() => Boolean, { nullable: true, description: 'True for pairs with a project of others alone, false for pairs of the network alone.' })
  @IsOptional()
  @IsBoolean()
  withOthers?: boolean | null

  @Field(() => String, { nullable: true, description: 'A part of the name of either of them, or of who leads it.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null

  @Field(() => Int, { nullable: true, description: 'From which score on; 30 when not given.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  least?: number | null
}

@ObjectType({ description: 'One of two projects that look alike.' })
export class OverlapSide {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Its number, or the code of a project of others.' })
  number!: string | null

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { nullable: true, description: 'Who leads it.' })
  carrier!: LocalizedText | null

  @Field(() => IsoDay, { nullable: true, description: 'Its first day.' })
  startsOn!: string | null

  @Field(() => IsoDay, { nullable: true, description: 'Its last day.' })
  endsOn!: string | null

  @Field(() => [String], { description: 'Its task areas; of others they are not known.' })
  taskAreas!: string[]
}

@ObjectType({ description: 'Two projects that look alike.' })
export class ProjectOverlap {
  @Field(() => ID, { description: 'The pair.' })
  id!: string

  @Field(() => OverlapSide, { description: 'A project of the network.' })
  project!: OverlapSide

  @Field(() => OverlapSide, { description: 'The other one.' })
  other!: OverlapSide

  @Field(() => Boolean, { description: 'Whether the other one is a project of others.' })
  isOthers!: boolean

  @Field(() => Int, { description: 'How much they are alike, of a hundred.' })
  score!: number

  @Field(() => [ProjectOverlapReasonEnum], { description: 'In what, the heaviest first.' })
  reasons!: OverlapReason[]

  @Field(() => ProjectOverlapVerdictEnum, { description: 'What was said of them last.' })
  verdict!: OverlapVerdict

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null

  @Field(() => Date, { nullable: true, description: 'When.' })
  judgedAt!: Date | null

  @Field(() => Boolean, { description: 'Whether the viewer may say something of them.' })
  mayJudge!: boolean
}

@ObjectType({ description: 'Pairs of projects that look alike.' })
export class ProjectOverlaps {
  @Field(() => [ProjectOverlap], { description: 'The likest ones first, two hundred at the most.' })
  nodes!: ProjectOverlap[]

  @Field(() => Int, { description: 'How many there are.' })
  totalCount!: number

  @Field(() => Int, { description: 'How many projects of the network run or are to run.' })
  projectCount!: number

  @Field(() => Int, { description: 'How many of them were compared: those that began last.' })
  comparedCount!: number

  @Field(() => Boolean, { description: 'Whether there were more pairs than could be looked through, so that the least like ones are left out.' })
  isCut!: boolean
}

@InputType({ description: 'What is said of two projects that look alike.' })
export class JudgeOverlapInput {
  @Field(() => ID, { description: 'A project of the network.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'The other one.' })
  @IsUUID()
  otherId!: string

  @Field(() => Boolean, { description: 'Whether the other one is a project of others.' })
  @IsBoolean()
  isOthers!: boolean

  @Field(() => ProjectOverlapVerdictEnum, { description: 'What.' })
  verdict!: `${ProjectOverlapVerdictEnum}`

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'What was said of a pair.' })
export class ProjectOverlapPayload {
  @Field(() => ID, { description: 'The pair.' })
  id!: string

  @Field(() => ProjectOverlapVerdictEnum, { description: 'What.' })
  verdict!: OverlapVerdict
}
