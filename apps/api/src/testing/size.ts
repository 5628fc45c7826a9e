export { sized } from '@solmu/shared/testing/size.js'
