import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { RemovedProcedureFilePayload, RemoveProcedureFileInput } from './procedure-file.graphql.js'
import { ProcedureFiles } from './procedure-files.service.js'

/** Takes files away that were added by mistake. */
@Resolver()
export class ProcedureFileResolver {
  constructor(private readonly files: ProcedureFiles) {}

  @Requires('application.read')
  @Mutation(() => RemovedProcedureFilePayload, { description: 'Removes a file of a visit, a decision or a hearing; the trail keeps what it was.' })
  async removeProcedureFile(@Args('input', { description: 'Which file.' }) { fileId }: RemoveProcedureFileInput): Promise<RemovedProcedureFilePayload> {
    await this.files.remove(fileId)
    return { fileId }
  }
}
