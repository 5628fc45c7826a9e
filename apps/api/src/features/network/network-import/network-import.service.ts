import { Injectable } from '@nestjs/common'
import type { Page, PageArgs } from '../../../core/graphql/page.js'
import type {
  ApplyImportInput,
  CheckImportInput,
  ImportRow,
  ImportRowListArgs,
  NetworkImportType,
  UndoImportInput
} from './network-import.graphql.js'

/** Files that bring in units and organisations. */
@Injectable()
export class NetworkImportService {
  list(_args: PageArgs, _isCounted: boolean): Promise<Page<NetworkImportType>> {
    throw new Error('in the making')
  }

  one(_id: string): Promise<NetworkImportType> {
    throw new Error('in the making')
  }

  rows(_args: ImportRowListArgs, _isCounted: boolean): Promise<Page<ImportRow>> {
    throw new Error('in the making')
  }

  check(_input: CheckImportInput): Promise<NetworkImportType> {
    throw new Error('in the making')
  }

  apply(_input: ApplyImportInput): Promise<NetworkImportType> {
    throw new Error('in the making')
  }

  undo(_input: UndoImportInput): Promise<NetworkImportType> {
    throw new Error('in the making')
  }
}
