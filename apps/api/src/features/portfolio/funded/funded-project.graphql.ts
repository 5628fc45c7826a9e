import { Field, ID, ObjectType } from '@nestjs/graphql'
import type { ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { ProjectStageEnum } from '../project/project-kinds.graphql.js'

@ObjectType({ description: 'A project as the one who pays for it knows it; of its money the part of the funder.' })
export class FundedProject {
  @Field(() => ID, { description: 'The id of the project.' })
  id!: string

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it is about.' })
  summary!: LocalizedText

  @Field(() => ProjectStageEnum, { description: 'How far it has come.' })
  stage!: ProjectStage

  @Field(() => IsoDay, { nullable: true, description: 'Its first day.' })
  startsOn!: IsoDate | null

  @Field(() => IsoDay, { nullable: true, description: 'Its last day.' })
  endsOn!: IsoDate | null

  @Field(() => LocalizedTextType, { description: 'The unit that leads it.' })
  lead!: LocalizedText

  @Field(() => ID, { description: 'The organisation that funds it.' })
  funderId!: string

  @Field(() => LocalizedTextType, { description: 'What the funder is called.' })
  funder!: LocalizedText

  @Field(() => ID, { description: 'The programme of its call.' })
  programmeId!: string

  @Field(() => LocalizedTextType, { description: 'What the programme is called.' })
  programme!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'Its call.' })
  call!: LocalizedText

  @Field(() => MoneyType, { description: 'The grant that was applied for.' })
  applied!: MoneyType

  @Field(() => MoneyType, { description: 'The grant by the decision that holds; nothing before one.' })
  granted!: MoneyType

  @Field(() => MoneyType, { description: 'What of the grant the funder has been asked for, certified or not; what was refused or taken back is left out.' })
  claimed!: MoneyType

  @Field(() => MoneyType, { description: 'What has been certified.' })
  certified!: MoneyType

  @Field(() => MoneyType, { description: 'What has been paid and not taken back.' })
  paid!: MoneyType

  @Field(() => MoneyType, { description: 'What was paid and has to be paid back.' })
  owed!: MoneyType

  @Field(() => MoneyType, { description: 'What has been granted and not claimed; less than nothing where more was claimed.' })
  leftToClaim!: MoneyType

  @Field(() => MoneyType, { description: 'What has been granted and is not certified yet.' })
  leftToCertify!: MoneyType
}
