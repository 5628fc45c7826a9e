import { Module } from '@nestjs/common'
import { IdentityModule } from '../../identity/identity.module.js'
import { ProviderClient } from './provider-client.js'
import { ProviderSignInController } from './provider-sign-in.controller.js'
import { ProviderSignInService } from './provider-sign-in.service.js'
import { ProviderVault } from './provider-vault.js'
import { ProviderQueries } from './provider.queries.js'
import { LinkedIdentitiesResolver, ProviderResolver } from './provider.resolver.js'
import { ProviderService } from './provider.service.js'

/** Sign-in through the services of others (OpenID Connect). */
@Module({
  imports: [IdentityModule],
  controllers: [ProviderSignInController],
  providers: [
    ...[ProviderClient, ProviderQueries, ProviderVault, ProviderSignInService],
    ...[ProviderService, ProviderResolver, LinkedIdentitiesResolver]
  ]
})
export class IdentityProviderModule {}
