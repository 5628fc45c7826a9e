import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { type Language, languages, type LocalizedText } from '@solmu/shared/text.js'
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { IsoDay } from '../../../core/graphql/scalars.js'

@ObjectType({ description: 'The practice that a lesson is about.' })
export class LessonPractice {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => LocalizedTextType, { description: 'What it is called.' })
  name!: LocalizedText
}

@ObjectType({ description: 'What a project has taught those who carried it out.' })
export class ProjectLesson {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The language in which it is written: fi, sv or en.' })
  language!: Language

  @Field(() => String, { description: 'What it is about.' })
  title!: string

  @Field(() => String, { description: 'What was tried.' })
  tried!: string

  @Field(() => String, { description: 'What came of it.' })
  came!: string

  @Field(() => String, { description: 'What would be done otherwise.' })
  otherwise!: string

  @Field(() => [String], { description: 'The task areas of which it tells, such as 3d.' })
  taskAreas!: string[]

  @Field(() => String, { description: 'With whom it was learned; may be empty.' })
  targetGroup!: string

  @Field(() => String, { description: 'Words by which it is found, with commas between them; may be empty.' })
  themes!: string

  @Field(() => IsoDay, { description: 'When it was learned.' })
  learnedOn!: string

  @Field(() => LessonPractice, { nullable: true, description: 'The practice that it is about, as far as the viewer reads it.' })
  practice!: LessonPractice | null

  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  writtenBy!: string | null

  @Field(() => Int, { description: 'Its version; a change must name it.' })
  version!: number
}

@ObjectType({ description: 'What a project has taught.' })
export class ProjectLessons {
  @Field(() => [ProjectLesson], { description: 'The newest first.' })
  lessons!: ProjectLesson[]

  @Field(() => Boolean, { description: 'Whether the viewer may write them.' })
  mayEdit!: boolean
}

@InputType({ description: 'A lesson: a new one, or one that is written already.' })
export class SaveProjectLessonInput {
  @Field(() => ID, { description: 'Of which project; never changes.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  lessonId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version that was looked at; null for a new one.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => String, { description: 'The language in which it is written: fi, sv or en.' })
  @IsIn(languages)
  language!: Language

  @Field(() => String, { description: 'What it is about.' })
  @IsString()
  @MaxLength(400)
  title!: string

  @Field(() => String, { description: 'What was tried.' })
  @IsString()
  @MaxLength(8000)
  tried!: string

  @Field(() => String, { description: 'What came of it.' })
  @IsString()
  @MaxLength(8000)
  came!: string

  @Field(() => String, { description: 'What would be done otherwise.' })
  @IsString()
  @MaxLength(8000)
  otherwise!: string

  @Field(() => [String], { description: 'The task areas of which it tells.' })
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  taskAreas!: string[]

  @Field(() => String, { description: 'With whom it was learned.' })
  @IsString()
  @MaxLength(400)
  targetGroup!: string

  @Field(() => String, { description: 'Words by which it is found, with commas between them.' })
  @IsString()
  @MaxLength(400)
  themes!: string

  @Field(() => IsoDay, { description: 'When it was learned.' })
  @IsString()
  learnedOn!: string

  @Field(() => ID, { nullable: true, description: 'The practice that it is about.' })
  @IsOptional()
  @IsUUID()
  practiceId?: string | null
}

@InputType({ description: 'Which lesson is taken away.' })
export class RemoveProjectLessonInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  lessonId!: string

  @Field(() => Int, { description: 'The version that was looked at.' })
  @IsInt()
  expectedVersion!: number
}

@ObjectType({ description: 'The lessons of a project, after one was written or taken away.' })
export class ProjectLessonsPayload {
  @Field(() => ProjectLessons, { description: 'As they stand now.' })
  lessons!: ProjectLessons
}
