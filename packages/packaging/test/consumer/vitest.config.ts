export default { test: { include: ['*.case.ts'] } }
