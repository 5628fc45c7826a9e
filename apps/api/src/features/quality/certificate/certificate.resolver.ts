import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { Certificate, CertificatePayload, EndCertificateInput, SaveCertificateInput } from './certificate.graphql.js'
import { CertificateService } from './certificate.service.js'

/** The certificates of the network. */
@Resolver()
export class CertificateResolver {
  constructor(private readonly service: CertificateService) {}

  @Requires('commitment.read')
  @Query(() => [Certificate], { description: 'The certificates of the network, those that end first first.' })
  certificates(@Args('unitId', { type: () => ID, nullable: true, description: 'Of this unit alone.' }) unitId: string | null): Promise<Certificate[]> {
    return this.service.list(unitId ?? null)
  }

  @Requires('commitment.read')
  @Mutation(() => CertificatePayload, { description: 'Records a certificate, or changes what is recorded of one.' })
  async saveCertificate(@Args('input', { description: 'What it is.' }) input: SaveCertificateInput): Promise<CertificatePayload> {
    return { certificate: await this.service.save(input) }
  }

  @Requires('commitment.read')
  @Mutation(() => CertificatePayload, { description: 'Records that a certificate was taken back.' })
  async endCertificate(@Args('input', { description: 'Which one, and why.' }) input: EndCertificateInput): Promise<CertificatePayload> {
    return { certificate: await this.service.end(input) }
  }
}
