import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { CommitmentModule } from '../commitment/commitment.module.js'
import { CertificateFileController } from './certificate-file.controller.js'
import { CertificateResolver } from './certificate.resolver.js'
import { CertificateService } from './certificate.service.js'

/** Who holds which certificate, and until when? */
@Module({ imports: [CommitmentModule], controllers: [CertificateFileController], providers: [CertificateResolver, CertificateService, Recorded] })
export class CertificateModule {}
