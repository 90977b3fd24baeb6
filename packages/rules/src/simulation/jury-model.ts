/**
 * How simulated jurors and projects differ. The grade of juror j for entry i on criterion k is
 *
 *     round(centre + a_j·θ_ik − b_j + halo_ij + noise_ijk), within the scale
 *
 * with θ_ik = q_i + N(0, criterion²), q_i ~ N(0, 1); severity b_j ~ N(0, severity²); spread log a_j ~ N(0, spread²);
 * halo_ij ~ N(0, halo²)·ν_j and noise_ijk ~ N(0, noise²)·ν_j with log ν_j ~ N(0, noisiness²). The true quality of an
 * entry is Σ w_k·θ_ik. All are standard deviations, in points of the scale.
 */
export type JuryModel = {
  /** One a criterion. */
  readonly weights: readonly number[];
  readonly scale: { readonly min: number; readonly max: number };
  /** The grade that an even-handed juror gives an average project: above the middle, so that the ceiling is felt. */
  readonly centre: number;
  readonly criterion: number;
  readonly severity: number;
  readonly spread: number;
  readonly halo: number;
  readonly noise: number;
  readonly noisiness: number;
  /** The chance that a juror may not read an entry. */
  readonly conflict: number;
};

/** Jurors as juries show them: some severe, some who use little of the scale, some who are hard to predict. */
export const USUAL_JURY: JuryModel = {
  weights: [20, 20, 15, 15, 10, 10, 10],
  scale: { min: 0, max: 10 },
  centre: 6.5,
  criterion: 0.6,
  severity: 0.7,
  spread: 0.2,
  halo: 1,
  noise: 0.8,
  noisiness: 0.25,
  conflict: 0.05,
};

/** The same projects before jurors without any difference of severity, spread or noise. */
export const ALIKE_JURY: JuryModel = { ...USUAL_JURY, severity: 0, spread: 0, noisiness: 0 };
