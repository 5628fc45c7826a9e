import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { RiskKind, RiskState } from '@solmu/domain/portfolio/risk.js'
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { PlanPartner } from '../plan/plan.graphql.js'

export enum RiskKindEnum {
  risk = 'risk',
  issue = 'issue'
}
registerEnumType(RiskKindEnum, { name: 'RiskKind', description: 'Whether it may come or is there.', valuesMap: { risk: { description: 'It may come.' }, issue: { description: 'It is there.' } } })

export enum RiskStateEnum {
  open = 'open',
  watched = 'watched',
  came_true = 'came_true',
  closed = 'closed'
}
registerEnumType(RiskStateEnum, {
  name: 'RiskState',
  description: 'Where a risk or an issue stands.',
  valuesMap: {
    open: { description: 'Something has to be done about it.' },
    watched: { description: 'It is kept an eye on.' },
    came_true: { description: 'It has come true and has become an issue.' },
    closed: { description: 'It is over.' }
  }
})

@ObjectType({ description: 'How high a risk was, and where it stood.' })
export class RiskEvent {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => RiskStateEnum, { description: 'Where it stood.' })
  state!: RiskState

  @Field(() => Int, { description: 'How likely it was.' })
  likelihood!: number

  @Field(() => Int, { description: 'How hard it would hit.' })
  impact!: number

  @Field(() => Date, { description: 'Since when.' })
  at!: Date
}

@ObjectType({ description: 'A risk or an issue of a project.' })
export class ProjectRisk {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Its number in the project.' })
  number!: number

  @Field(() => RiskKindEnum, { description: 'Whether it may come or is there.' })
  kind!: RiskKind

  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => String, { description: 'What it is; may be empty.' })
  text!: string

  @Field(() => Int, { description: 'How likely it is, from 1 to 5.' })
  likelihood!: number

  @Field(() => Int, { description: 'How hard it would hit, from 1 to 5.' })
  impact!: number

  @Field(() => ID, { description: 'The partner whose it is.' })
  partnerId!: string

  @Field(() => String, { description: 'Who sees to it, as a role; may be empty.' })
  owner!: string

  @Field(() => String, { description: 'What is done about it; may be empty.' })
  measures!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at again.' })
  dueOn!: string | null

  @Field(() => RiskStateEnum, { description: 'Where it stands.' })
  state!: RiskState

  @Field(() => Int, { nullable: true, description: 'Of an issue: the number of the risk that came true.' })
  fromNumber!: number | null

  @Field(() => Int, { nullable: true, description: 'Of a risk that came true: the number of the issue that it has become.' })
  issueNumber!: number | null

  @Field(() => [RiskEvent], { description: 'How it was, the newest first.' })
  history!: RiskEvent[]

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayWrite!: boolean

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'The risks and issues of a project.' })
export class ProjectRisks {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string

  @Field(() => [PlanPartner], { description: 'Who carries it out.' })
  partners!: PlanPartner[]

  @Field(() => [ProjectRisk], { description: 'All of them: what is open first, and of that the highest.' })
  risks!: ProjectRisk[]
}

@InputType({ description: 'A risk or an issue, new or changed.' })
export class SaveProjectRiskInput {
  @Field(() => ID, { description: 'The project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'Which one is changed; null for a new one.' })
  @IsOptional()
  @IsUUID()
  riskId?: string | null

  @Field(() => Int, { nullable: true, description: 'Of one that is changed: the version of the record that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => RiskKindEnum, { description: 'Whether it may come or is there; of one that is changed it stays.' })
  @IsEnum(RiskKindEnum)
  kind!: RiskKind

  @Field(() => String, { description: 'What it is called.' })
  @IsString()
  @MaxLength(1000)
  title!: string

  @Field(() => String, { description: 'What it is; may be empty.' })
  @IsString()
  @MaxLength(10_000)
  text!: string

  @Field(() => Int, { description: 'How likely it is, from 1 to 5; an issue is certain.' })
  @IsInt()
  likelihood!: number

  @Field(() => Int, { description: 'How hard it would hit, from 1 to 5.' })
  @IsInt()
  impact!: number

  @Field(() => ID, { description: 'The partner whose it is.' })
  @IsUUID()
  partnerId!: string

  @Field(() => String, { description: 'Who sees to it, as a role; may be empty.' })
  @IsString()
  @MaxLength(1000)
  owner!: string

  @Field(() => String, { description: 'What is done about it; a high one needs it.' })
  @IsString()
  @MaxLength(10_000)
  measures!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it is looked at again.' })
  dueOn?: string | null

  @Field(() => RiskStateEnum, { description: 'Where it stands; one that has come true becomes an issue.' })
  @IsEnum(RiskStateEnum)
  state!: RiskState
}

@ObjectType({ description: 'The risks of a project after a change.' })
export class ProjectRisksPayload {
  @Field(() => ProjectRisks, { description: 'The risks.' })
  risks!: ProjectRisks
}
