#!/usr/bin/env node
/** Builds the package it is called in. */
import { buildPackage } from './build.ts'

await buildPackage(process.cwd())
