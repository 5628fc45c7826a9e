import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CardLicence, EvidenceLevel } from '@solmu/domain/quality/practice-card.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

export enum EvidenceLevelEnum {
  experience = 'experience',
  followed = 'followed',
  evaluated = 'evaluated',
  researched = 'researched'
}
registerEnumType(EvidenceLevelEnum, {
  name: 'PracticeEvidenceLevel',
  description: 'On what a practice rests.',
  valuesMap: {
    experience: { description: 'Those who do it say that it works.' },
    followed: { description: 'Its results are followed in figures.' },
    evaluated: { description: 'An outsider has evaluated it.' },
    researched: { description: 'There is research with something to compare with.' }
  }
})

export enum CardLicenceEnum {
  cc_by = 'cc_by',
  cc_by_sa = 'cc_by_sa',
  cc0 = 'cc0',
  own = 'own'
}
registerEnumType(CardLicenceEnum, {
  name: 'PracticeLicence',
  description: 'What others may do with the text of a practice.',
  valuesMap: {
    cc_by: { description: 'Use it and say where it is from (CC BY 4.0).' },
    cc_by_sa: { description: 'Use it, say where it is from, and share it alike (CC BY-SA 4.0).' },
    cc0: { description: 'Whatever they like (CC0 1.0).' },
    own: { description: 'Only what they have leave for.' }
  }
})

@ObjectType('PracticeLink', { description: 'Where more is to be read.' })
@InputType('PracticeLinkInput', { description: 'Where more is to be read.' })
export class PracticeLinkType {
  @Field(() => String, { description: 'What is there.' })
  @IsString()
  @MaxLength(200)
  label!: string

  @Field(() => String, { description: 'The address on the web.' })
  @IsString()
  @MaxLength(500)
  url!: string
}

@ObjectType('PracticeCard', { description: 'What a card says of a practice besides what it is.' })
@InputType('PracticeCardInput', { description: 'What a card is to say of a practice besides what it is.' })
export class PracticeCardType {
  @Field(() => EvidenceLevelEnum, { nullable: true, description: 'On what it rests; null: not said yet.' })
  @IsOptional()
  evidenceLevel!: EvidenceLevel | null

  @Field(() => LocalizedTextType, { description: 'What the evidence is.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  evidence!: LocalizedTextType

  @Field(() => [PracticeLinkType], { description: 'Reports, figures and tools on the web.' })
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => PracticeLinkType)
  links!: PracticeLinkType[]

  @Field(() => String, { nullable: true, description: 'What it costs a unit in a year, in cents of a euro; null where no sum is known.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  costAmount!: string | null

  @Field(() => LocalizedTextType, { description: 'What the cost is made of.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  cost!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'What it needs.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  preconditions!: LocalizedTextType

  @Field(() => LocalizedTextType, { description: 'How it is adopted.' })
  @ValidateNested()
  @Type(() => LocalizedTextType)
  adoption!: LocalizedTextType

  @Field(() => CardLicenceEnum, { nullable: true, description: 'What others may do with the text; null: not said yet.' })
  @IsOptional()
  licence!: CardLicence | null
}
