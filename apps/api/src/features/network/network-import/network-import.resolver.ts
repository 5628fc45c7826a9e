import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { Requires } from '../../../core/access/requires.js'
import { asksFor, PageArgs } from '../../../core/graphql/page.js'
import {
  ApplyImportInput,
  ApplyImportPayload,
  CheckImportInput,
  CheckImportPayload,
  ImportRowConnection,
  ImportRowListArgs,
  NetworkImportConnection,
  NetworkImportType,
  UndoImportInput,
  UndoImportPayload
} from './network-import.graphql.js'
import { NetworkImportService } from './network-import.service.js'

@Resolver()
export class NetworkImportResolver {
  constructor(private readonly imports: NetworkImportService) {}

  @Requires('network.import')
  @Query(() => NetworkImportConnection, { description: 'The files that have been brought in, the newest first.' })
  networkImports(@Args() args: PageArgs, @Info() info: GraphQLResolveInfo): Promise<NetworkImportConnection> {
    return this.imports.list(args, asksFor(info, 'totalCount'))
  }

  @Requires('network.import')
  @Query(() => NetworkImportType, { description: 'One import, and how far it has come.' })
  networkImport(@Args('id', { type: () => ID, description: 'The id of the import.' }) id: string): Promise<NetworkImportType> {
    return this.imports.one(id)
  }

  @Requires('network.import')
  @Query(() => ImportRowConnection, { description: 'The rows of an import in the order of the file.' })
  importRows(@Args() args: ImportRowListArgs, @Info() info: GraphQLResolveInfo): Promise<ImportRowConnection> {
    return this.imports.rows(args, asksFor(info, 'totalCount'))
  }

  @Requires('network.import')
  @Mutation(() => CheckImportPayload, { description: 'Has every row of a file looked at; changes nothing else.' })
  async checkImport(@Args('input', { description: 'How to read the file.' }) input: CheckImportInput): Promise<CheckImportPayload> {
    return { import: await this.imports.check(input) }
  }

  @Requires('network.import')
  @Mutation(() => ApplyImportPayload, { description: 'Brings in the rows of a file that has been checked.' })
  async applyImport(@Args('input', { description: 'Which import.' }) input: ApplyImportInput): Promise<ApplyImportPayload> {
    return { import: await this.imports.apply(input) }
  }

  @Requires('network.import')
  @Mutation(() => UndoImportPayload, { description: 'Undoes an import as a whole.' })
  async undoImport(@Args('input', { description: 'Which import.' }) input: UndoImportInput): Promise<UndoImportPayload> {
    return { import: await this.imports.undo(input) }
  }
}
