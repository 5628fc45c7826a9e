import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { OutputState } from '@solmu/domain/portfolio/project-output.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ShownFileType } from '../../../core/graphql/shown-file.graphql.js'

export enum OutputStateEnum {
  card = 'card',
  draft = 'draft',
  none = 'none',
  open = 'open'
}
registerEnumType(OutputStateEnum, {
  name: 'ProjectOutputState',
  description: 'What became of something that a project brought about.',
  valuesMap: {
    card: { description: 'It is a practice card that is released.' },
    draft: { description: 'It is a practice card that is not released yet.' },
    none: { description: 'There is no card, for a reason.' },
    open: { description: 'Nothing is decided yet.' }
  }
})

@ObjectType('OutputCard', { description: 'The practice card of something that a project brought about, as far as the viewer reads it.' })
export class OutputCard {
  @Field(() => ID, { description: 'The id of the practice.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText

  @Field(() => Int, { description: 'How many units are known to have it in use.' })
  inUseCount!: number

  @Field(() => Int, { description: 'How many had it in use, and have not shown in time that they still do.' })
  unknownCount!: number

  @Field(() => Int, { description: 'How many have stopped using it.' })
  stoppedCount!: number
}

@ObjectType({ description: 'Something that a project brought about.' })
export class ProjectOutput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What it is, in the words of the project.' })
  name!: string

  @Field(() => OutputStateEnum, { description: 'What became of it.' })
  state!: OutputState

  @Field(() => ID, { nullable: true, description: 'The id of its card, also of a draft that the viewer does not read yet.' })
  practiceId!: string | null

  @Field(() => OutputCard, { nullable: true, description: 'Its card; null while there is none that the viewer reads.' })
  card!: OutputCard | null

  @Field(() => String, { description: 'Why there is no card; may be empty.' })
  noneReason!: string

  @Field(() => [ShownFileType], { description: 'The files that show what it is, the oldest first.' })
  files!: ShownFileType[]
}

@ObjectType({ description: 'All that a project brought about.' })
export class ProjectOutputs {
  @Field(() => [ProjectOutput], { description: 'In the order in which the project names them.' })
  outputs!: ProjectOutput[]

  @Field(() => Int, { description: 'The version of the project; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may name them.' })
  mayEdit!: boolean
}

@InputType({ description: 'Something that a project brought about.' })
export class ProjectOutputInput {
  @Field(() => ID, { nullable: true, description: 'Its id, where it was named before; its files stay with it.' })
  @IsOptional()
  @IsUUID()
  id?: string | null

  @Field(() => String, { description: 'What it is.' })
  @IsString()
  @MaxLength(300)
  name!: string

  @Field(() => ID, { nullable: true, description: 'The practice that is its card.' })
  @IsOptional()
  @IsUUID()
  practiceId?: string | null

  @Field(() => String, { description: 'Why there is no card; empty where there is one, or where nothing is decided.' })
  @IsString()
  @MaxLength(2000)
  noneReason!: string
}

@InputType({ description: 'All that a project brought about.' })
export class SaveProjectOutputsInput {
  @Field(() => ID, { description: 'Which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => Int, { description: 'The version of the project that was looked at.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => [ProjectOutputInput], { description: 'In their order; what is left out is taken away.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ProjectOutputInput)
  outputs!: ProjectOutputInput[]
}

@ObjectType({ description: 'What a project brought about, after it was written.' })
export class SaveProjectOutputsPayload {
  @Field(() => ProjectOutputs, { description: 'As it stands now.' })
  outputs!: ProjectOutputs
}

@InputType({ description: 'A file that shows what a project brought about, and is taken away.' })
export class RemoveOutputFileInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  fileId!: string
}
