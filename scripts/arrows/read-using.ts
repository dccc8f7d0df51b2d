import type { Statement, VariableDeclarator } from '@swc/core'
import { Visitor } from '@swc/core/Visitor.js'

/** What swc makes of `using x = y`; its published types lack it. */
interface UsingDeclaration {
  type: 'UsingDeclaration'
  decls: VariableDeclarator[]
}

// dependency-cruiser walks swc's syntax trees with a visitor that does not know `using` and stops at the first. Loaded
// before it, this walks them as the variable declarations that they are.
const visitKnown: (this: Visitor, statement: Statement) => Statement = Reflect.get(Visitor.prototype, 'visitStatement')
Object.assign(Visitor.prototype, { visitStatement })

function visitStatement(this: Visitor, statement: Statement | UsingDeclaration): Statement | UsingDeclaration {
  if (statement.type !== 'UsingDeclaration') return visitKnown.call(this, statement)
  this.visitVariableDeclarators(statement.decls)
  return statement
}
