import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsBoolean, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import type { ErrorParams } from '@solmu/domain/errors.js'
import { MoneyType } from '../../../core/graphql/money.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { IsoDay, ParamsScalar } from '../../../core/graphql/scalars.js'

export enum ImportKindEnum {
  units = 'units',
  organisations = 'organisations',
  projects = 'projects',
  practices = 'practices'
}
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description: 'What a file brings in.',
  valuesMap: { units: { description: 'Units of the network.' }, organisations: { description: 'Organisations of the register.' }, projects: { description: 'Projects of others from a public list.' } }
})

export enum ImportStateEnum {
  uploaded = 'uploaded',
  checking = 'checking',
  checked = 'checked',
  applying = 'applying',
  applied = 'applied',
  undoing = 'undoing',
  undone = 'undone',
  failed = 'failed'
}
registerEnumType(ImportStateEnum, {
  name: 'ImportState',
  description: 'How far an import has come.',
  valuesMap: {
    uploaded: { description: 'The file has come; its columns wait to be named.' },
    checking: { description: 'Every row is being looked at.' },
    checked: { description: 'Every row has been looked at; nothing has been brought in.' },
    applying: { description: 'The rows are being brought in.' },
    applied: { description: 'The rows have been brought in.' },
    undoing: { description: 'The import is being undone.' },
    undone: { description: 'The import was undone.' },
    failed: { description: 'It could not go on; nothing was brought in.' }
  }
})

export enum ImportOutcomeEnum {
  new = 'new',
  changed = 'changed',
  unchanged = 'unchanged',
  wrong = 'wrong'
}
registerEnumType(ImportOutcomeEnum, {
  name: 'ImportOutcome',
  description: 'What a row of a file does.',
  valuesMap: {
    new: { description: 'It brings something new.' },
    changed: { description: 'It changes something that is known by its key.' },
    unchanged: { description: 'It says what is known already.' },
    wrong: { description: 'It cannot be brought in.' }
  }
})

export enum ImportMappingBasisEnum {
  remembered = 'remembered',
  known = 'known',
  guessed = 'guessed'
}
registerEnumType(ImportMappingBasisEnum, {
  name: 'ImportMappingBasis',
  description: 'Why a column was taken for a field when the file came.',
  valuesMap: {
    remembered: { description: 'Somebody took it for that in an earlier file.' },
    known: { description: 'It is called as in files of this product or in published lists.' },
    guessed: { description: 'Its heading is near; somebody has to confirm it.' }
  }
})

@ObjectType({ description: 'A column of the file, and what it is taken for.' })
export class ImportColumn {
  @Field(() => String, { description: 'The heading in the file.' })
  heading!: string

  @Field(() => [String], { description: 'What stands in the first rows, at most three.' })
  samples!: string[]

  @Field(() => String, { nullable: true, description: 'The field that it fills, such as name.fi; null when it is left out.' })
  field!: string | null

  @Field(() => ImportMappingBasisEnum, { nullable: true, description: 'Why it was taken for its field when the file came; null for one that was left out, or that somebody has taken for something else since.' })
  basis!: `${ImportMappingBasisEnum}` | null
}

@ObjectType({ description: 'A field that a column may fill.' })
export class ImportField {
  @Field(() => String, { description: 'The name of the field, such as name.fi.' })
  name!: string

  @Field(() => Boolean, { description: 'True when a column has to fill it.' })
  isRequired!: boolean
}

@ObjectType({ description: 'How many projects, and what they add up to.' })
export class ImportSums {
  @Field(() => Int, { description: 'How many.' })
  rows!: number

  @Field(() => MoneyType, { description: 'What was granted.' })
  granted!: MoneyType

  @Field(() => MoneyType, { description: 'What has been realised.' })
  realised!: MoneyType
}

@ObjectType({ description: 'The control totals of a public list for a funder and a currency.' })
export class ImportTotal {
  @Field(() => String, { nullable: true, description: 'The funder as the list names it; null where it names none.' })
  funder!: string | null

  @Field(() => String, { description: 'The three letters of the currency.' })
  currency!: string

  @Field(() => ImportSums, { description: 'Every row of the file, as far as it could be read.' })
  file!: ImportSums

  @Field(() => ImportSums, { description: 'Of these, the rows that cannot be brought in.' })
  wrong!: ImportSums

  @Field(() => ImportSums, { description: 'What was known before.' })
  before!: ImportSums

  @Field(() => ImportSums, { description: 'What is known once the rows are in: foreseen by the check, counted when they are brought in.' })
  after!: ImportSums
}

@ObjectType('NetworkImport', { description: 'A file that is brought in, checked before anything is changed.' })
export class NetworkImportType {
  @Field(() => ID, { description: 'The id of the import.' })
  id!: string

  @Field(() => ImportKindEnum, { description: 'What the file brings in.' })
  kind!: `${ImportKindEnum}`

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string

  @Field(() => ImportStateEnum, { description: 'How far it has come.' })
  state!: `${ImportStateEnum}`

  @Field(() => IsoDay, { description: 'From which day the changes of units that are known hold.' })
  effectiveOn!: string

  @Field(() => Boolean, { description: 'True when the rows without faults are brought in although others have faults.' })
  onlySound!: boolean

  @Field(() => [ImportColumn], { description: 'The columns of the file.' })
  columns!: ImportColumn[]

  @Field(() => [ImportField], { description: 'The fields that columns may fill.' })
  fields!: ImportField[]

  @Field(() => Int, { description: 'How many rows the file has, without the headings.' })
  rowCount!: number

  @Field(() => Int, { description: 'How many rows the work that goes on has done.' })
  doneCount!: number

  @Field(() => Int, { description: 'Rows that bring something new.' })
  newCount!: number

  @Field(() => Int, { description: 'Rows that change something.' })
  changedCount!: number

  @Field(() => Int, { description: 'Rows that say what is known already.' })
  unchangedCount!: number

  @Field(() => Int, { description: 'Rows that cannot be brought in.' })
  wrongCount!: number

  @Field(() => [ImportTotal], { description: 'Of a public list that has been looked at, its control totals by funder; none for other files.' })
  totals!: ImportTotal[]

  @Field(() => String, { nullable: true, description: 'The code of the error for which it could not go on; null when it could.' })
  failure!: string | null

  @Field(() => Boolean, { description: 'True when the viewer can undo it as a whole.' })
  canUndo!: boolean

  @Field(() => Date, { description: 'When the file came.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When the last work on it ended; null while none has.' })
  finishedAt!: Date | null
}

@ObjectType({ description: 'A fault of a row.' })
export class ImportIssue {
  @Field(() => String, { nullable: true, description: 'The field that is wrong, such as name.fi; null for the row as a whole.' })
  field!: string | null

  @Field(() => String, { description: 'The code of the error, translated by whoever shows it.' })
  code!: string

  @Field(() => ParamsScalar, { description: 'What the message of the error names.' })
  params!: ErrorParams
}

@ObjectType({ description: 'What a cell of a public list was understood as: at most one of day, amount and text is given, none where it cannot be read.' })
export class ImportReading {
  @Field(() => String, { description: 'The field, such as startsOn.' })
  field!: string

  @Field(() => String, { description: 'What stands in the cell.' })
  raw!: string

  @Field(() => IsoDay, { nullable: true, description: 'The day that it names.' })
  day!: string | null

  @Field(() => MoneyType, { nullable: true, description: 'The amount that it names.' })
  amount!: MoneyType | null

  @Field(() => String, { nullable: true, description: 'The text, code or region that it names.' })
  text!: string | null

  @Field(() => Boolean, { description: 'Whether something else is known, which this would take the place of.' })
  isChange!: boolean

  @Field(() => IsoDay, { nullable: true, description: 'The day that is known.' })
  knownDay!: string | null

  @Field(() => MoneyType, { nullable: true, description: 'The amount that is known.' })
  knownAmount!: MoneyType | null

  @Field(() => String, { nullable: true, description: 'The text that is known.' })
  knownText!: string | null
}

@ObjectType({ description: 'A row of the file.' })
export class ImportRow {
  @Field(() => Int, { description: 'The number of the line in the file; the headings stand on line 1.' })
  line!: number

  @Field(() => String, { description: 'What the row is about, in the words of the file.' })
  label!: string

  @Field(() => ImportOutcomeEnum, { description: 'What it does.' })
  outcome!: `${ImportOutcomeEnum}`

  @Field(() => [String], { description: 'The cells, in the order of the columns.' })
  cells!: string[]

  @Field(() => [ImportIssue], { description: 'Its faults.' })
  issues!: ImportIssue[]

  @Field(() => [ImportReading], { description: 'Of a public list that has been looked at, what each cell was understood as, and what is known in its place; none for other files.' })
  readings!: ImportReading[]
}

@ObjectType({ description: 'A page of rows.' })
export class ImportRowConnection extends ConnectionOf(ImportRow, 'rows') {}

@ObjectType({ description: 'A page of imports, the newest first.' })
export class NetworkImportConnection extends ConnectionOf(NetworkImportType, 'imports') {}

@ArgsType()
export class ImportRowListArgs extends PageArgs {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  importId!: string

  @Field(() => [ImportOutcomeEnum], { nullable: true, description: 'Those with these outcomes.' })
  @IsOptional()
  outcomes?: `${ImportOutcomeEnum}`[] | null
}

@InputType({ description: 'What a column is taken for.' })
export class ImportColumnInput {
  @Field(() => String, { description: 'The heading in the file.' })
  @IsString()
  @MaxLength(200)
  heading!: string

  @Field(() => String, { nullable: true, description: 'The field that it fills; null to leave it out.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  field?: string | null
}

@InputType({ description: 'How a file is to be read.' })
export class CheckImportInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  importId!: string

  @Field(() => [ImportColumnInput], { description: 'What the columns are taken for; kept for the next file.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ImportColumnInput)
  columns!: ImportColumnInput[]

  @Field(() => IsoDay, { description: 'From which day the changes of units that are known hold.' })
  effectiveOn!: string
}

@InputType({ description: 'Which import is to be brought in.' })
export class ApplyImportInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  importId!: string

  @Field(() => Boolean, { description: 'True to leave out the rows with faults; false to bring in all or nothing.' })
  @IsBoolean()
  onlySound!: boolean
}

@InputType({ description: 'Which import is to be undone.' })
export class UndoImportInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  importId!: string
}

@ObjectType({ description: 'The import whose rows are being looked at.' })
export class CheckImportPayload {
  @Field(() => NetworkImportType, { description: 'The import.' })
  import!: NetworkImportType
}

@ObjectType({ description: 'The import that is being brought in.' })
export class ApplyImportPayload {
  @Field(() => NetworkImportType, { description: 'The import.' })
  import!: NetworkImportType
}

@ObjectType({ description: 'The import that is being undone.' })
export class UndoImportPayload {
  @Field(() => NetworkImportType, { description: 'The import.' })
  import!: NetworkImportType
}
