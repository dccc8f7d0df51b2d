/**
 * What Valhalla needs to be told to build and use tiles in `tileDir`: its own defaults (valhalla_build_config), but for
 * its optional databases (countries, time zones, heights, traffic), which are not there, and its logs, which are off.
 */
export function valhallaConfig(tileDir: string): Record<string, unknown> {
  return {
    mjolnir: {
      tile_dir: tileDir,
      concurrency: 1,
      logging,
      id_table_size: 1_300_000_000,
      include_bicycle: true,
      include_driving: true,
      include_pedestrian: true,
      include_driveways: true,
      hierarchy: true,
      shortcuts: true,
      reclassify_links: true,
      data_processing: {
        allow_alt_name: false,
        apply_country_overrides: true,
        grid_divisions_within_tile: 32,
        infer_internal_intersections: true,
        infer_turn_channels: true,
        scan_tar: false,
        // Without it every road is driven on the right (pbfgraphparser: "default to drive on right").
        use_admin_db: false,
        use_direction_on_ways: false,
        use_rest_area: false,
        use_urban_tag: false,
      },
    },
    loki: {
      actions: ['locate', 'route', 'sources_to_targets', 'trace_attributes'],
      logging,
      service,
      use_connectivity: true,
      service_defaults: {
        heading_tolerance: 60,
        minimum_reachability: 50,
        node_snap_tolerance: 5,
        radius: 0,
        search_cutoff: 35_000,
        street_side_max_distance: 1000,
        street_side_tolerance: 5,
      },
    },
    thor: thorConfig,
    odin: { logging, service, markup_formatter: { markup_enabled: false } },
    meili: meiliConfig,
    service_limits: limits,
  }
}

const logging = { type: '', color: false }
const service = { proxy: '' }
const upTransitions = { 1: 400, 2: 100 }
const anyDistance = 100_000_000

const thorConfig = {
  logging,
  service,
  clear_reserved_memory: false,
  extended_search: false,
  // For many places to one it takes a twentieth of the time of what Valhalla would select itself.
  source_to_target_algorithm: 'timedistancematrix',
  max_reserved_labels_count_astar: 2_000_000,
  max_reserved_labels_count_bidir_astar: 1_000_000,
  max_reserved_labels_count_bidir_dijkstras: 2_000_000,
  max_reserved_labels_count_dijkstras: 4_000_000,
  bidirectional_astar: {
    alternative_cost_extend: 1.2,
    alternative_iterations_delta: 100_000,
    threshold_delta: 420,
    hierarchy_limits: {
      max_up_transitions: upTransitions,
      expand_within_distance: { 0: anyDistance, 1: 20_000, 2: 5000 },
    },
  },
  unidirectional_astar: {
    hierarchy_limits: {
      max_up_transitions: upTransitions,
      expand_within_distance: { 0: anyDistance, 1: 100_000, 2: 5000 },
    },
  },
  costmatrix: {
    allow_second_pass: false,
    check_reverse_connection: true,
    max_iterations: 2800,
    max_reserved_locations: 25,
    min_iterations: 100,
    hierarchy_limits: { max_up_transitions: upTransitions },
  },
}

const meiliConfig = {
  mode: 'auto',
  customizable: [],
  verbose: false,
  logging,
  service,
  grid: { size: 500, cache_size: 100_240 },
  auto: { turn_penalty_factor: 200, search_radius: 50 },
  default: {
    beta: 3,
    breakage_distance: 2000,
    geometry: false,
    gps_accuracy: 5,
    interpolation_distance: 10,
    max_route_distance_factor: 5,
    max_route_time_factor: 5,
    max_search_radius: 100,
    route: true,
    search_radius: 50,
    sigma_z: 4.07,
    turn_penalty_factor: 0,
  },
}

const ofVehicle = {
  max_distance: 5_000_000,
  max_locations: 20,
  max_matrix_distance: 400_000,
  max_matrix_location_pairs: 2500,
}

const limits = {
  auto: ofVehicle,
  bicycle: ofVehicle,
  bikeshare: ofVehicle,
  bus: ofVehicle,
  motor_scooter: ofVehicle,
  motorcycle: ofVehicle,
  multimodal: ofVehicle,
  pedestrian: { ...ofVehicle, min_transit_walking_distance: 1, max_transit_walking_distance: 10_000 },
  taxi: ofVehicle,
  transit: ofVehicle,
  truck: ofVehicle,
  allow_hard_exclusions: false,
  centroid: { max_distance: 200_000, max_locations: 5 },
  hierarchy_limits: {
    allow_modification: false,
    bidirectional_astar: {
      max_allowed_up_transitions: upTransitions,
      max_expand_within_distance: { 0: anyDistance, 1: 20_000, 2: 5000 },
    },
    costmatrix: { max_allowed_up_transitions: upTransitions },
    unidirectional_astar: {
      max_allowed_up_transitions: upTransitions,
      max_expand_within_distance: { 0: anyDistance, 1: 100_000, 2: 5000 },
    },
  },
  isochrone: {
    max_contours: 4,
    max_distance: 25_000,
    max_distance_contour: 200,
    max_locations: 1,
    max_time_contour: 120,
  },
  max_alternates: 2,
  // From here on up `disable_hierarchy_pruning` is refused; the comparison asks for exact answers everywhere.
  max_distance_disable_hierarchy_culling: 1_000_000,
  max_exclude_locations: 50,
  max_exclude_polygons_length: 10_000,
  max_radius: 200,
  max_reachability: 100,
  max_timedep_distance: 500_000,
  max_timedep_distance_matrix: 0,
  skadi: { max_shape: 750_000, min_resample: 10 },
  status: { allow_verbose: false },
  trace: {
    max_alternates: 3,
    max_alternates_shape: 100,
    max_distance: 200_000,
    max_gps_accuracy: 100,
    max_search_radius: 100,
    max_shape: 16_000,
  },
}
