import { Injectable } from '@nestjs/common'
import type { Page } from '../../../core/graphql/page.js'
import type {
  ChangeOrganisationInput,
  OrganisationListArgs,
  OrganisationRecordType,
  RegisterOrganisationInput,
  SimilarOrganisation
} from './organisation.graphql.js'

/** The register of organisations. */
@Injectable()
export class OrganisationService {
  list(_args: OrganisationListArgs, _isCounted: boolean): Promise<Page<OrganisationRecordType>> {
    throw new Error('in the making')
  }

  one(_id: string): Promise<OrganisationRecordType> {
    throw new Error('in the making')
  }

  similar(_like: { name: string; businessId: string; exceptId: string | null }): Promise<SimilarOrganisation[]> {
    throw new Error('in the making')
  }

  register(_input: RegisterOrganisationInput): Promise<OrganisationRecordType> {
    throw new Error('in the making')
  }

  change(_input: ChangeOrganisationInput): Promise<OrganisationRecordType> {
    throw new Error('in the making')
  }
}
