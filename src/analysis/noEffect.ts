/** Where an effect says that nothing differs: at one half of an auc, at 0 of all others. */
export const noEffect = (effectName: string): number => (effectName === 'auc' ? 0.5 : 0);
