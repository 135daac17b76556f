"""Hands columns and rows to HiGHS and follows its plan and bound."""

import math

import highspy
import numpy as np

CALLBACKS = (
    highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution,
    highspy.cb.HighsCallbackType.kCallbackMipLogging,
    highspy.cb.HighsCallbackType.kCallbackMipInterrupt,
)


def solve(objective, integer, rows, given, trace, start=None, floor=None, limits=None):
    """Maximises; returns a value by column or None, the bound or None, and the solver's status.

    Columns are between 0 and 1 unless `limits` has two lists, of lower and upper limits. Bounds are
    rounded down to whole points, which every plan has. With `floor` the columns are not all that a plan
    can be made of, and no bound below it counts.
    """
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", given.threads)
    solver.setOptionValue("mip_rel_gap", 0.0)
    # Interior points reach the first bound in a third of the time that simplex takes here.
    solver.setOptionValue("mip_lp_solver", "ipm")
    solver.passModel(_programme(objective, integer, rows, limits))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = [float(value) for value in start]
        solution.value_valid = True
        solver.setSolution(solution)

    def follow(_kind, _message, out, _into, _user):
        value = _finite(out.mip_primal_bound)
        trace.see(None if value is None else round(value), _counted(out.mip_dual_bound, floor))

    solver.setCallback(follow, None)
    for callback in CALLBACKS:
        solver.startCallback(callback)
    left = given.time_limit - trace.seconds()
    if left <= 0:
        return None, None, "time ran out while building"
    solver.setOptionValue("time_limit", left)
    solver.run()
    info = solver.getInfo()
    status = solver.modelStatusToString(solver.getModelStatus())
    bound = _counted(info.mip_dual_bound, floor)
    if info.primal_solution_status != highspy.kSolutionStatusFeasible:
        trace.see(bound=bound)
        return None, bound, status
    trace.see(round(info.objective_function_value), bound)
    return solver.getSolution().col_value, bound, status


def _finite(value):
    return value if math.isfinite(value) and abs(value) < 1e29 else None


def _counted(bound, floor):
    finite = _finite(bound)
    if finite is None:
        return None
    whole = math.floor(finite + 1e-5)
    return whole if floor is None else max(whole, floor)


def _programme(objective, integer, rows, limits):
    programme = highspy.HighsLp()
    columns = len(objective)
    programme.num_col_ = columns
    programme.num_row_ = len(rows)
    programme.sense_ = highspy.ObjSense.kMaximize
    programme.col_cost_ = np.array(objective, dtype=np.float64)
    lower, upper = limits or (np.zeros(columns), np.ones(columns))
    programme.col_lower_ = np.array(lower, dtype=np.float64)
    programme.col_upper_ = np.array(upper, dtype=np.float64)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    programme.integrality_ = [kinds[bool(asked)] for asked in integer]
    infinity = highspy.kHighsInf
    programme.row_lower_ = np.array(
        [-infinity if row.lower is None else row.lower for row in rows], dtype=np.float64
    )
    programme.row_upper_ = np.array(
        [infinity if row.upper is None else row.upper for row in rows], dtype=np.float64
    )
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0] + [len(row.columns) for row in rows])
    matrix.index_ = np.concatenate([row.columns for row in rows]).astype(np.int32)
    matrix.value_ = np.concatenate([row.coefficients for row in rows]).astype(np.float64)
    return programme
