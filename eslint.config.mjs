import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist*/', 'node_modules/', '.astro/', '.cache/'] },
  ...tseslint.configs.recommended,
  ...astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      // Releases of V8 differ in the last digit of a power; exp, log, squares and `1e${n}` are the same in all.
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**'] > Literal.left[value=10]",
          message: 'write Number(`1e${n}`), or Math.exp',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='pow']",
          message: 'write a product, or Math.exp',
        },
      ],
    },
  },
);
