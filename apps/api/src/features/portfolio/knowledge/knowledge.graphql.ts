import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { KnowledgeKind } from '@solmu/domain/portfolio/knowledge.js'
import { type Language, languages, type LocalizedText } from '@solmu/shared/text.js'
import { ArrayMaxSize, IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export enum KnowledgeKindEnum {
  practice = 'practice',
  lesson = 'lesson',
  output = 'output',
  report = 'report'
}
registerEnumType(KnowledgeKindEnum, {
  name: 'KnowledgeKind',
  description: 'What something that the network knows is.',
  valuesMap: {
    practice: { description: 'A practice card that is released.' },
    lesson: { description: 'What a project has taught.' },
    output: { description: 'Something that a project brought about.' },
    report: { description: 'What an accepted progress report tells of results.' }
  }
})

@ArgsType()
export class KnowledgeArgs {
  @Field(() => String, { nullable: true, description: 'Words that are all to be found, by their stems or beginnings; everything, the newest first, when none are given.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  words?: string | null

  @Field(() => String, { nullable: true, description: 'The language of the reader, fi, sv or en: what is written in it comes first. Finnish when none is named.' })
  @IsOptional()
  @IsIn(languages)
  language?: Language | null

  @Field(() => [KnowledgeKindEnum], { nullable: true, description: 'Only what is one of these.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsEnum(KnowledgeKindEnum, { each: true })
  kinds?: KnowledgeKind[] | null

  @Field(() => String, { nullable: true, description: 'Only what is tagged with this task area.' })
  @IsOptional()
  @IsString()
  @MaxLength(4)
  taskArea?: string | null

  @Field(() => ID, { nullable: true, description: 'Only what comes out of a project in the region of this centre.' })
  @IsOptional()
  @IsUUID()
  centreId?: string | null

  @Field(() => Int, { nullable: true, description: 'Only what is of this year.' })
  @IsOptional()
  @IsInt()
  year?: number | null
}

@ObjectType({ description: 'A piece of a text in which words were found.' })
export class KnowledgeTextPart {
  @Field(() => String, { description: 'The text as it is written; never markup.' })
  text!: string

  @Field(() => Boolean, { description: 'Whether it is what was looked for.' })
  isHit!: boolean
}

@ObjectType({ description: 'The project out of which something comes.' })
export class KnowledgeProject {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  title!: LocalizedText
}

@ObjectType({ description: 'Something that the network knows.' })
export class KnowledgeItem {
  @Field(() => ID, { description: 'The id of the practice, the lesson, the output or the report.' })
  id!: string

  @Field(() => KnowledgeKindEnum, { description: 'What it is.' })
  kind!: KnowledgeKind

  @Field(() => LocalizedTextType, { description: 'What it is called; of what was written in one language, the same in all.' })
  title!: LocalizedText

  @Field(() => String, { description: 'The language in which the text is shown: fi, sv or en.' })
  language!: Language

  @Field(() => [KnowledgeTextPart], { description: 'The places in which the words were found, or how it begins.' })
  text!: KnowledgeTextPart[]

  @Field(() => KnowledgeProject, { nullable: true, description: 'The project out of which it comes; null for a card that comes out of none.' })
  project!: KnowledgeProject | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The centre in whose region the project is led; null where there is none.' })
  centre!: OrgUnitRefType | null

  @Field(() => [String], { description: 'Its task areas.' })
  taskAreas!: string[]

  @Field(() => IsoDay, { description: 'The day of which it is: since when the card holds, when the lesson was learned, when the project ends, or when the report was accepted.' })
  day!: string
}

@ObjectType({ description: 'What the network knows of something.' })
export class Knowledge {
  @Field(() => [KnowledgeItem], { description: 'What is written in the language of the reader first, then the best or the newest first; five hundred at the most.' })
  items!: KnowledgeItem[]

  @Field(() => Int, { description: 'How much was found.' })
  totalCount!: number

  @Field(() => [OrgUnitRefType], { description: 'The centres by which it can be filtered.' })
  centres!: OrgUnitRefType[]

  @Field(() => [Int], { description: 'The years by which it can be filtered, the newest first.' })
  years!: number[]
}
