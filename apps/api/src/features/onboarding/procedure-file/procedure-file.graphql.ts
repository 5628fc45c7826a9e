import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { IsUUID } from 'class-validator'

@ObjectType({ description: 'A file on which a visit, a decision or a hearing rests; it is downloaded from /api/members/procedure-files/<id>.' })
export class ProcedureFile {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  fileName!: string

  @Field(() => Int, { description: 'How large it is, in bytes.' })
  fileSize!: number
}

@InputType({ description: 'Which file is removed.' })
export class RemoveProcedureFileInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  fileId!: string
}

@ObjectType({ description: 'The file that was removed.' })
export class RemovedProcedureFilePayload {
  @Field(() => ID, { description: 'Which one it was.' })
  fileId!: string
}
