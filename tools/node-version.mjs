// Runs before anything else, on whatever Node there is: old syntax only.
const needed = [20, 19]

/** Ends the program in plain words when Node is too old for it. */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number)
  if (parts[0] > needed[0] || (parts[0] === needed[0] && parts[1] >= needed[1])) return
  process.stderr.write('\n✗ Solmu needs Node.js ' + needed.join('.') + ' or newer, and this is ' + process.versions.node + '.\n\n' +
    '  Install a newer one from https://nodejs.org (or with your version manager) and run the command again.\n')
  process.exit(1)
}
